// No icon to ask for.
export const metadata = { icons: "data:," };

export default function Layout({ children }) {
  return <html lang="es"><body>{children}</body></html>;
}
