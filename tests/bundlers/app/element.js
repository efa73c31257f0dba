import "contact-guard/element";

document.body.insertAdjacentHTML("beforeend", '<contact-guard for="message" locale="es"></contact-guard>');
document.body.dataset.ready = "true";
