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

const at = (person) => `/customers/${person}`;

export const vk = {
  community: () => ask("GET", "/bot"),
  people: () => ask("GET", "/customers"),
  person: (person) => ask("GET", at(person)),
  addPerson: (name) => ask("POST", "/customers", { name }),
  messages: (person) => ask("GET", `${at(person)}/messages`),
  write: (person, text, details) => ask("POST", `${at(person)}/messages`, { text, ...details }),
  answer: (person, text) => ask("POST", `${at(person)}/admin`, { text }),
  edit: (person, message, text) => ask("PATCH", `${at(person)}/messages/${message}`, { text }),
  react: (person, message, reaction) =>
    ask("PUT", `${at(person)}/messages/${message}/reaction`, { reaction_id: reaction }),
  press: (person, button, under) => ask("POST", `${at(person)}/presses`, { button, under }),
  send: (person, kind, ...args) => ask("POST", `${at(person)}/things`, { kind, arguments: args }),
  type: (person) => ask("POST", `${at(person)}/typing`),
  read: (person) => ask("POST", `${at(person)}/reading`),
  stand: (person, what, isOn) => ask(isOn ? "PUT" : "DELETE", `${at(person)}/${what}`),
  sendFile(person, file, text) {
    const form = new FormData();
    form.set("kind", /^image\/(jpeg|png|webp)$/.test(file.type) ? "photo" : "document");
    form.set("text", text);
    form.set("file", file);
    return ask("POST", `${at(person)}/messages`, form);
  },
};

// The stream is open before anything is asked for, so nothing falls between.
export function listen({ ready, heard, lost }) {
  const stream = new EventSource("/control/events");
  stream.addEventListener("ready", ready);
  stream.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  stream.addEventListener("error", lost);
}
