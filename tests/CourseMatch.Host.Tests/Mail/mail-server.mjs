// A real mail server for the tests: takes every message, and writes one line for each into the file named by the first
// argument before it answers. With a second argument it thinks for so many milliseconds before it answers.
import { appendFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

const [file, thinks] = process.argv.slice(2);
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onRcptTo(address, session, callback) {
    const refused = address.address.startsWith("nobody@");
    callback(refused ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null);
  },
  onData(stream, session, callback) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const text = Buffer.concat(parts).toString("latin1");
      const identity = /^Message-ID: <([^>]+)>/m.exec(text)?.[1] ?? "none";
      const to = session.envelope.rcptTo.map((one) => one.address).join(",");
      const line = JSON.stringify({ identity, to, text: Buffer.from(text, "latin1").toString("base64") });
      appendFileSync(file, line + "\n");
      setTimeout(() => callback(null, "taken"), Number(thinks ?? 0));
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
