// For Node, without packages: who is signed in, in words that Okno believes.
import { createHmac } from "node:crypto";

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Good for an hour: a new one goes into every page, as data-user of the script tag. */
export function oknoToken({ id, name, email }, key) {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: String(id), name, email, exp })}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}
