// An activity whose message box is a page under guard.
//
//     implementation("androidx.webkit:webkit:1.12.1")
//
// `inbox.html` is examples/webview/inbox.html; it stands in `src/main/assets` together with `webview.js`
// and `fallback.js` of the npm package. The oldest WebView is the one that README names.

package example.market

import android.annotation.SuppressLint
import android.app.Activity
import android.net.Uri
import android.os.Bundle
import android.util.Log
import android.webkit.WebResourceRequest
import android.webkit.WebView
import androidx.webkit.JavaScriptReplyProxy
import androidx.webkit.WebMessageCompat
import androidx.webkit.WebViewAssetLoader
import androidx.webkit.WebViewClientCompat
import androidx.webkit.WebViewCompat
import androidx.webkit.WebViewFeature
import org.json.JSONArray
import org.json.JSONObject

class InboxActivity : Activity() {
    @SuppressLint("SetJavaScriptEnabled")
    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        val view = WebView(this)
        setContentView(view)
        view.settings.javaScriptEnabled = true

        // A page of an origin of its own, rather than of a file: nothing else of the device is reached.
        val assets = WebViewAssetLoader.Builder()
            .addPathHandler("/assets/", WebViewAssetLoader.AssetsPathHandler(this))
            .build()
        view.webViewClient = object : WebViewClientCompat() {
            override fun shouldInterceptRequest(view: WebView, request: WebResourceRequest) =
                assets.shouldInterceptRequest(request.url)
        }

        // The page posts to the object `contactGuard`, and hears what is answered there.
        if (WebViewFeature.isFeatureSupported(WebViewFeature.WEB_MESSAGE_LISTENER)) {
            WebViewCompat.addWebMessageListener(view, "contactGuard", setOf(ORIGIN), ::heard)
        }
        view.loadUrl("$ORIGIN/assets/inbox.html")
    }

    private var toldContext = false

    private fun heard(
        view: WebView, message: WebMessageCompat, origin: Uri, inMainFrame: Boolean, reply: JavaScriptReplyProxy,
    ) {
        val envelope = JSONObject(message.data ?: return)
        if (!inMainFrame || envelope.optInt("contact-guard") != VERSION) return
        when (envelope.getString("type")) {
            // The first report: the guard is up, and wants to know where it is.
            "report" -> if (!toldContext) {
                toldContext = true
                reply.postMessage(update(locale = "es", declared = listOf("phone")))
            }
            "send" -> Log.i("inbox", "sent: ${envelope.getJSONObject("detail").optString("outcome")}")
            // The guard could not start: people write on, and the server judges alone.
            "degraded" -> Log.w("inbox", envelope.getJSONObject("detail").optString("message"))
        }
    }

    private fun update(locale: String, declared: List<String>): String {
        val context = JSONObject()
            .put("surface", "order").put("order", "active").put("declared", JSONArray(declared))
        return JSONObject()
            .put("contact-guard", VERSION).put("type", "update")
            .put("detail", JSONObject().put("locale", locale).put("context", context))
            .toString()
    }

    private companion object {
        const val VERSION = 1
        const val ORIGIN = "https://appassets.androidplatform.net"
    }
}
