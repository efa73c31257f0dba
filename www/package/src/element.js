// <contact-guard for="message" surface="inbox" locale="es"></contact-guard>: importing this file
// registers the element.

import { define } from "./custom-element.js";
import { attach } from "./index.js";

define(attach);
