// The double's /control, as the page needs it.
async function ask(method, path, given) {
  const isForm = given instanceof FormData;
  const response = await fetch(`/control${path}`, {
    method,
    body: given === undefined || isForm ? given : JSON.stringify(given),
    headers: given === undefined || isForm ? {} : { "Content-Type": "application/json" },
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

// A key with a slash is one side of a business chat, any other a person's number.
const at = (key) => (key.includes("/") ? `/business/${key}` : `/customers/${key}`);

export const telegram = {
  bot: () => ask("GET", "/bot"),
  people: () => ask("GET", "/customers"),
  businesses: () => ask("GET", "/business"),
  person: (person) => ask("GET", `/customers/${person}`),
  addPerson: (name) => ask("POST", "/customers", { name }),
  begin: (key) => ask("PUT", at(key)),
  messages: (key) => ask("GET", `${at(key)}/messages`),
  write: (key, text, replyTo) => ask("POST", `${at(key)}/messages`, { text, reply_to: replyTo }),
  send: (key, fields) => ask("POST", `${at(key)}/messages`, { fields }),
  edit: (key, message, text) => ask("PATCH", `${at(key)}/messages/${message}`, { text }),
  remove: (key, message) => ask("DELETE", `${at(key)}/messages/${message}`),
  press: (key, message, button) => ask("POST", `${at(key)}/presses`, { message_id: message, button }),
  sharePhone: (key, phone) => ask("POST", `${at(key)}/phone`, { phone }),
  block: (key) => ask("PUT", `${at(key)}/block`),
  unblock: (key) => ask("DELETE", `${at(key)}/block`),
  connect: (owner) => ask("POST", "/business", { owner }),
  reconnect: (connection) => ask("PUT", `/business/${connection}/connection`),
  disconnect: (connection) => ask("DELETE", `/business/${connection}/connection`),
  letReply: (connection, isAllowed) =>
    ask("PUT", `/business/${connection}/rights`, { [isAllowed ? "grant" : "take"]: ["can_reply"] }),
  sendFile(key, file, { kind, caption, tells }) {
    const form = new FormData();
    form.set("kind", kind ?? (/^image\/(jpeg|png|webp|gif)$/.test(file.type) ? "photo" : "document"));
    form.set("caption", caption);
    for (const [name, value] of Object.entries(tells)) form.set(name, String(value));
    form.set("file", file);
    return ask("POST", `${at(key)}/messages`, form);
  },
};

// The stream is open before anything is asked for, so nothing falls between.
export function listen({ ready, heard, lost }) {
  const stream = new EventSource("/control/events");
  stream.addEventListener("ready", ready);
  stream.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  stream.addEventListener("error", lost);
}
