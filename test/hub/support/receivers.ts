import { createServer, type IncomingHttpHeaders } from 'node:http'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

// The far ends of messages: a real mail server and a real web server on loopback.

const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): number => {
  if (address === null || typeof address === 'string') throw new Error('It does not listen')
  return address.port
}

/** Undoes quoted-printable (RFC 2045, 6.7), which breaks long lines. */
const inOneLine = (raw: string): string =>
  raw.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** What a mail server took: envelope, and the message as a mail program shows it, headers included. */
export type Mail = { from: string; to: string[]; raw: string }

/** A mail server that takes everything, or refuses as long as `refusing` says so. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const taken: Mail[] = []
  const state = { refusing: false }
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        if (state.refusing) return done(Object.assign(new Error('mailbox of ana full of secrets'), { responseCode: 452 }))
        const { mailFrom, rcptTo } = session.envelope
        taken.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), raw: inOneLine(Buffer.concat(chunks).toString()) })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { port: portOf(server.server.address()), taken, state }
}

export type Posted = { path: string; headers: IncomingHttpHeaders; body: string }

/** A web server that takes everything with the status of the moment. */
export async function webhookServer() {
  const taken: Posted[] = []
  const state = { status: 204, location: null as string | null, silent: false }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += String(chunk)
    }).on('end', () => {
      taken.push({ path: request.url ?? '', headers: request.headers, body })
      if (state.silent) return
      response.writeHead(state.status, state.location === null ? {} : { location: state.location }).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${portOf(server.address())}/hook`, taken, state }
}
