import { createApp, h, nextTick, onMounted, ref } from "vue/dist/vue.runtime.esm-bundler.js";
import { attach } from "contact-guard";

const Composer = {
  setup() {
    const box = ref(null);
    onMounted(() => attach(box.value, { locale: "es" }));
    return () => h("textarea", { id: "message", ref: box });
  },
};

document.getElementById("message").remove();
createApp({
  setup() {
    const shown = ref(true);
    // The box goes and another comes, as with v-if.
    onMounted(async () => {
      shown.value = false;
      await nextTick();
      shown.value = true;
      await nextTick();
      document.body.dataset.ready = "true";
    });
    return () => (shown.value ? h(Composer) : null);
  },
}).mount("#app");
