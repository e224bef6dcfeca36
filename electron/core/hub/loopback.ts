const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):\d+$/

/** Whether `name:port` is on this machine. */
export const isLoopback = (host: string): boolean => loopback.test(host)
