// Everything a person can send that is no text: files of each kind, a place, somebody's card.
import { h, icon, iconButton } from "./elements.js";
import { t } from "./words.js";

const FILES = [
  { kind: "photo", icon: "photo", accept: "image/*" },
  { kind: "video", icon: "film", accept: "video/*" },
  { kind: "document", icon: "file", accept: "" },
  { kind: "voice", icon: "voice", accept: "audio/*" },
  { kind: "audio", icon: "music", accept: "audio/*" },
  { kind: "video_note", icon: "round", accept: "video/*" },
  { kind: "sticker", icon: "sticker", accept: "image/webp,image/png" },
];
const FORMS = {
  location: { icon: "place", fields: [
    { name: "latitude", type: "number", value: "55.7558", step: "any", min: -90, max: 90 },
    { name: "longitude", type: "number", value: "37.6173", step: "any", min: -180, max: 180 },
  ] },
  contact: { icon: "person", fields: [
    { name: "name", type: "text", value: "" },
    { name: "phone", type: "tel", value: "+79161234567" },
  ] },
  phone: { icon: "person", fields: [{ name: "phone", type: "tel", value: "+79161234567" }] },
};

// The paper clip with its menu. `chooseFile(kind, accept)` opens the browser's own window.
export function attachMenu({ chooseFile, openForm }) {
  const choices = [
    ...FILES.map(({ kind, icon: picture, accept }) => ({ kind, picture, act: () => chooseFile(kind, accept) })),
    ...["location", "contact"].map((kind) => ({ kind, picture: FORMS[kind].icon, act: () => openForm(kind) })),
  ];
  const details = h("details", { class: "menu is-up" },
    h("summary", { class: "icon-button", title: t("attach"), "aria-label": t("attach") }, icon("attach")),
    h("div", { class: "menu-items" }, choices.map(({ kind, picture, act }) => {
      const choose = () => { details.open = false; act(); };
      return h("button", { type: "button", class: "menu-item", onclick: choose }, icon(picture), t(kind));
    })));
  details.addEventListener("focusout", (event) => {
    if (!details.contains(event.relatedTarget)) details.open = false;
  });
  return details;
}

// A small form above the message field; `send` gets its values by name.
export function attachForm(kind, { send, cancel }) {
  const fields = FORMS[kind].fields.map((field) =>
    h("input", { ...field, class: "field", required: true, autocomplete: "off", placeholder: t(field.name),
      "aria-label": t(field.name) }));
  const submit = (event) => {
    event.preventDefault();
    send(Object.fromEntries(fields.map((field) => [field.name, field.value])));
  };
  return h("form", { class: "attach-form", onsubmit: submit },
    h("span", { class: "attach-title" }, t(kind === "phone" ? "sharePhone" : kind)),
    iconButton("close", t("cancel"), cancel), fields,
    h("button", { type: "submit", class: "text-button" }, t("send")));
}

// What a file says of itself; a browser that cannot read it says nothing.
export function measured(file, kind) {
  const tag = { video: "video", video_note: "video", voice: "audio", audio: "audio" }[kind];
  if (tag === undefined) return Promise.resolve({});
  return new Promise((resolve) => {
    const player = document.createElement(tag);
    const done = (tells) => { URL.revokeObjectURL(player.src); resolve(tells); };
    player.addEventListener("error", () => done({}));
    player.addEventListener("loadedmetadata", () => {
      const seconds = Number.isFinite(player.duration) ? Math.round(player.duration) : 0;
      const size = tag === "video" && player.videoWidth ? { width: player.videoWidth, height: player.videoHeight } : {};
      done({ duration: seconds, ...size });
    });
    player.src = URL.createObjectURL(file);
  });
}
