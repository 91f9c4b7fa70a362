// Runs a list of jobs with the npm package age-encryption, an implementation of age that shares no
// code with ours. Jobs come as JSON on standard input; results leave as JSON on standard output, in
// the same order; a job that failed has an "error". Bytes travel as base64.
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";

const fromBase64 = (text) => new Uint8Array(Buffer.from(text, "base64"));
const toBase64 = (bytes) => Buffer.from(bytes).toString("base64");

const jobs = {
  async generate() {
    const identity = await generateHybridIdentity();
    return { identity, recipient: await identityToRecipient(identity) };
  },
  async recipient({ identity }) {
    return { recipient: await identityToRecipient(identity) };
  },
  async encrypt({ recipients = [], passphrase, workFactor, plain }) {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    if (passphrase !== undefined) {
      encrypter.setPassphrase(passphrase);
      encrypter.setScryptWorkFactor(workFactor);
    }
    return { file: toBase64(await encrypter.encrypt(fromBase64(plain))) };
  },
  async decrypt({ identities = [], passphrase, file }) {
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    if (passphrase !== undefined) decrypter.addPassphrase(passphrase);
    return { plain: toBase64(await decrypter.decrypt(fromBase64(file))) };
  },
};

let input = "";
for await (const part of process.stdin.setEncoding("utf8")) input += part;
const results = [];
for (const { job, ...rest } of JSON.parse(input)) {
  results.push(await jobs[job](rest).catch((error) => ({ error: String(error) })));
}
process.stdout.write(JSON.stringify(results));
