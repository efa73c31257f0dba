// A view controller whose message box is a page under guard.
//
// `inbox.html` is examples/webview/inbox.html; it stands in the app's bundle, in a folder `inbox`, together
// with `webview.js` and `fallback.js` of the npm package. In Lockdown Mode there is no WebAssembly:
// `webview.js` then loads `fallback.js` by itself.

import UIKit
import WebKit

final class InboxController: UIViewController, WKScriptMessageHandler, WKNavigationDelegate {
    private static let version = 1
    private var web: WKWebView!

    override func loadView() {
        let configuration = WKWebViewConfiguration()
        // The page posts to `webkit.messageHandlers.contactGuard`. The handler holds on to its owner, so it
        // is one that does not hold on to this.
        configuration.userContentController.add(Weakly(self), name: "contactGuard")
        web = WKWebView(frame: .zero, configuration: configuration)
        web.navigationDelegate = self
        web.scrollView.keyboardDismissMode = .interactive
        view = web
    }

    override func viewDidLoad() {
        super.viewDidLoad()
        guard let folder = Bundle.main.url(forResource: "inbox", withExtension: nil) else { return }
        web.loadFileURL(folder.appendingPathComponent("inbox.html"), allowingReadAccessTo: folder)
    }

    func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!) {
        tell("update", ["locale": Locale.preferredLanguages.first ?? "en",
                        "context": ["surface": "order", "order": "active", "declared": ["phone"]]])
    }

    func userContentController(_ controller: WKUserContentController, didReceive message: WKScriptMessage) {
        guard message.frameInfo.isMainFrame,
              let data = (message.body as? String)?.data(using: .utf8),
              let envelope = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
              envelope["contact-guard"] as? Int == Self.version,
              let type = envelope["type"] as? String else { return }
        switch type {
        case "send": print("sent:", (envelope["detail"] as? [String: Any])?["outcome"] ?? "")
        // The guard could not start: people write on, and the server judges alone.
        case "degraded": print("contact-guard:", envelope["detail"] ?? "")
        default: break
        }
    }

    /// Hands the page an envelope, as data and never as text in a script.
    private func tell(_ type: String, _ detail: [String: Any]) {
        let envelope: [String: Any] = ["contact-guard": Self.version, "type": type, "detail": detail]
        web.callAsyncJavaScript("await window.inboxReady; window.inbox.receive(envelope)",
                                  arguments: ["envelope": envelope], in: nil, in: .page)
    }
}

private final class Weakly: NSObject, WKScriptMessageHandler {
    private weak var owner: WKScriptMessageHandler?

    init(_ owner: WKScriptMessageHandler) { self.owner = owner }

    func userContentController(_ controller: WKUserContentController, didReceive message: WKScriptMessage) {
        owner?.userContentController(controller, didReceive: message)
    }
}
