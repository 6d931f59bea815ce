using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// The digest of a column that several datasets hold one behind the other, made of theirs without reading a value. Equal ones mean equal values, but the same
/// values in other portions have another digest.
/// </summary>
internal static class JoinedDigest
{
    /// <summary>Joins digests.</summary>
    /// <param name="parts">The rows of each part, and the digest of the column there.</param>
    /// <returns>The digest in hexadecimal digits; null where a part has none.</returns>
    public static string? Of(IReadOnlyList<(long Rows, string? Digest)> parts)
    {
        // No column's own digest is taken of bytes that begin like this: those are binary, and of one length.
        var text = new StringBuilder("joined\n");
        foreach ((long rows, string? digest) in parts)
        {
            if (digest is null)
                return null;
            text.Append(CultureInfo.InvariantCulture, $"{rows} {digest}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
