// virtua is written for React; Preact's compat layer answers in its place.
export const preactForReact = {
  "react/jsx-runtime": "preact/jsx-runtime",
  "react-dom": "preact/compat",
  react: "preact/compat",
} as const;
