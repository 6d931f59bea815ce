using System.Globalization;
using System.Text;

namespace Millrace.Runtime;

/// <summary>Many numbers as one parameter of a statement, which reads them with <c>json_each</c>; a portion at a time.</summary>
internal static class NumberList
{
    private const int Most = 10_000;

    /// <summary>Numbers, of which there are few, as one JSON array.</summary>
    public static string Json(IEnumerable<long> numbers) => $"[{string.Join(',', numbers.Select(static each => each.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>The numbers as JSON arrays, in their order.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<long> numbers)
    {
        var text = new StringBuilder();
        for (int first = 0; first < numbers.Count; first += Most)
        {
            text.Clear().Append('[');
            for (int i = first; i < Math.Min(first + Most, numbers.Count); i++)
                text.Append(i == first ? "" : ",").Append(CultureInfo.InvariantCulture, $"{numbers[i]}");
            yield return text.Append(']').ToString();
        }
    }
}
