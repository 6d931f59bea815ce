using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The length of a value, as words: <c>5 characters</c>, <c>1 byte</c>, <c>3 elements</c>.</summary>
internal static class ShownLength
{
    /// <summary>The length of the value of a row, which has one.</summary>
    public static string Of(Column values, int row) => values switch
    {
        TextColumn texts => Of(LengthCheck.Characters(texts.GetBytes(texts.Codes[row])), "character"),
        BytesColumn bytes => Of(bytes.GetBytes(bytes.Codes[row]).Length, "byte"),
        ListColumn lists => Of(lists.Ends[row] - (row == 0 ? 0 : lists.Ends[row - 1]), "element"),
        _ => throw new InvalidOperationException($"Values of {values.Info.Type} have no length."),
    };

    private static string Of(int length, string unit) => string.Create(CultureInfo.InvariantCulture, $"{length} {unit}{(length == 1 ? "" : "s")}");
}
