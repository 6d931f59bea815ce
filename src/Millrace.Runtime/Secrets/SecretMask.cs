using System.Collections;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Web;

namespace Millrace.Runtime;

/// <summary>
/// Takes the values of secrets out of texts that people may see, also as they stand in addresses, forms and JSON, and in Base64. Of a list each item counts, of
/// a text of several lines each line; what is shorter than 4 characters stands in too many words to be taken out of them.
/// </summary>
public sealed class SecretMask
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Placeholder = "***";

    private const int MinimumLength = 4;

    private readonly ImmutableArray<string> _secrets;

    internal SecretMask(IEnumerable<BoundParameter> parameters) => _secrets =
    [
        .. parameters.Where(static parameter => parameter.Info.IsSecret).SelectMany(Texts).Select(static text => text.Trim())
            .Where(static text => text.Length >= MinimumLength).SelectMany(Forms)
            .Distinct(StringComparer.Ordinal).OrderByDescending(static text => text.Length),
    ];

    /// <summary>Masks nothing.</summary>
    public static SecretMask None { get; } = new([]);

    /// <summary>The text without secrets.</summary>
    /// <param name="text">The text; the same comes back where it holds none.</param>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string secret in _secrets)
            text = text.Replace(secret, Placeholder, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The exception, or, where its messages hold a secret, one that says the same without it.</summary>
    /// <param name="exception">The exception.</param>
    public Exception Mask(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return !_secrets.IsEmpty && Holds(exception.ToString()) ? new MaskedException(exception, this) : exception;
    }

    internal bool IsEmpty => _secrets.IsEmpty;

    internal bool Holds(string text) => _secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal));

    internal StepError? Mask(StepError? error) =>
        error is null || IsEmpty ? error : error with { Message = Mask(error.Message), Exception = Mask(error.Exception) };

    private static IEnumerable<string> Texts(BoundParameter parameter)
    {
        if (parameter.ExactText is not string whole)
            return [];
        IEnumerable<string> items = parameter.Value is IEnumerable list and not string
            ? list.Cast<object?>().Select(static item => item?.ToString() ?? "")
            : [];
        return items.Append(whole).SelectMany(static text => text.Split('\n').Append(text));
    }

    private static IEnumerable<string> Forms(string text)
    {
        // Without what fills it up: it may be left out.
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');
        return
        [
            text, Uri.EscapeDataString(text), WebUtility.UrlEncode(text), HttpUtility.UrlEncode(text), JavaScriptEncoder.Default.Encode(text),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), base64, base64.Replace('+', '-').Replace('/', '_'),
        ];
    }
}
