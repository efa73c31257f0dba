// The demo inbox: conversations between buyers and sellers, the guard on the message box, the
// order beside it, and a panel that shows what the detector sees.

import { current, watch } from "./state.js";
import { bar } from "./views/bar.js";
import { list } from "./views/list.js";
import { thread } from "./views/thread.js";
import { side } from "./views/side.js";
import { toast } from "./dom.js";

const conversations = await (await fetch(new URL("./data/conversations.json", import.meta.url))).json();

const device = document.getElementById("device");

function dress(settings) {
  document.documentElement.dataset.theme = settings.theme;
  device.dataset.width = settings.width;
  device.dataset.pane ??= "thread";
}

dress(current());
watch(dress);

bar(document.getElementById("bar"));
list(document.getElementById("list"), conversations);
side(document.getElementById("side"), conversations);
thread(document.getElementById("thread"), conversations).catch((error) => toast(`The demo could not start: ${error.message}`));
