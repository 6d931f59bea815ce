using System.Security.Cryptography;
using System.Text;

namespace Millrace.Quality;

/// <summary>The head of a page. Its policy allows the style sheet that stands in it and nothing else: no script, no picture, nothing from anywhere.</summary>
internal static class PageHead
{
    private static readonly string s_policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Css)))}'; base-uri 'none'; form-action 'none'";

    public static void Write(HtmlWriter html, string title)
    {
        using HtmlScope head = html.Open("head");
        html.Empty("meta", ("charset", "utf-8"));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", s_policy));
        html.Element("title", $"Data report of {title}");
        html.Style(PageStyle.Css);
    }
}
