// A screen of a React Native app whose message box is a page under guard.
//
//     npm install react-native-webview contact-guard
//
// `inbox.html` is examples/webview/inbox.html; it stands among the app's assets together with
// `webview.js` and `fallback.js` of the package (on Android under `android/app/src/main/assets`).

import { useCallback, useRef } from "react";
import { Platform } from "react-native";
import { WebView, type WebViewMessageEvent } from "react-native-webview";

const VERSION = 1;
const PAGE = Platform.OS === "android" ? "file:///android_asset/inbox.html" : "inbox.html";

type Envelope = { "contact-guard": number; type: string; detail?: unknown; id?: number };

type Props = {
  /** What the order asks for, where the conversation is about one. */
  declared: string[];
  locale: string;
  /** Kinds and counts; never text. */
  count(detail: unknown): void;
};

export function Inbox({ declared, locale, count }: Props) {
  const view = useRef<WebView>(null);

  const tell = useCallback((type: string, detail: unknown) => {
    view.current?.postMessage(JSON.stringify({ "contact-guard": VERSION, type, detail }));
  }, []);

  const heard = useCallback(({ nativeEvent }: WebViewMessageEvent) => {
    const envelope: Envelope = JSON.parse(nativeEvent.data);
    if (envelope["contact-guard"] !== VERSION) return;
    if (envelope.type === "count") count(envelope.detail);
    // The guard could not start: people write on, and the server judges alone.
    if (envelope.type === "degraded") console.warn("contact-guard", envelope.detail);
  }, [count]);

  const ready = useCallback(() => {
    tell("update", { locale, context: { surface: "order", order: "active", declared } });
  }, [declared, locale, tell]);

  return (
    <WebView
      ref={view}
      source={{ uri: PAGE }}
      originWhitelist={["file://*"]}
      allowFileAccess
      onLoadEnd={ready}
      onMessage={heard}
      keyboardDisplayRequiresUserAction={false}
      hideKeyboardAccessoryView
    />
  );
}
