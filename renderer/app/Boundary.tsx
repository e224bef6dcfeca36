import { Component, type ReactNode } from 'react'

type BoundaryProps = {
  /** Drawn in the place of a screen that broke. */
  fallback: ReactNode
  /** Called when a screen breaks: whatever sounds has to stop. */
  onBreak(): void
  children: ReactNode
}

/** Keeps a screen that breaks from leaving an empty page. React asks for a class here. */
export class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(): void {
    this.props.onBreak()
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
