import { Composer } from "./composer.js";

export default function Page() {
  return <main><h1>Inbox</h1><Composer /></main>;
}
