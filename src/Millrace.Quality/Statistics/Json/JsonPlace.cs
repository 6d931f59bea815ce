using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A value of a JSON file and where it stands, so that what is wrong with it can be told by its place.</summary>
/// <param name="element">The value.</param>
/// <param name="file">The file's name.</param>
/// <param name="path">The way from the root: <c>columns[3].numbers</c>; empty for the root.</param>
internal readonly struct JsonPlace(JsonElement element, string file, string path)
{
    /// <summary>Whether it is null.</summary>
    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>What a member holds.</summary>
    public JsonPlace this[string member] => Find(member) ?? throw Fault($"has no \"{member}\"");

    /// <summary>What a member holds; null where there is none, or it is null.</summary>
    public JsonPlace? Find(string member)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Fault("is no object");
        try
        {
            return element.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null
                ? new JsonPlace(value, file, path.Length == 0 ? member : $"{path}.{member}")
                : null;
        }
        catch (InvalidOperationException error)
        {
            throw Fault("has a name that is no text of Unicode", error);
        }
    }

    /// <summary>The elements of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Fault("is no array");
        return Items(element, file, path);
    }

    /// <summary>The elements of an array of a given length.</summary>
    public JsonPlace[] Items(int length) =>
        Items().ToArray() is var items && items.Length == length ? items : throw Fault(FormattableString.Invariant($"has not {length} elements"));

    /// <summary>A text.</summary>
    public string ToText()
    {
        if (element.ValueKind != JsonValueKind.String)
            throw Fault("is no text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // The reader of JSON leaves the bytes of texts, and halves of characters in them, to who asks for them.
            throw Fault("is no text of Unicode", error);
        }
    }

    public bool ToFlag() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Fault("is neither true nor false");

    /// <summary>A number that is not infinite.</summary>
    public double ToNumber() => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number)
        ? number
        : throw Fault("is no finite number");

    /// <summary>A whole number from 0.</summary>
    public long ToCount() => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) && number >= 0
        ? number
        : throw Fault("is no whole number from 0");

    /// <summary>The number of a row; −1 where there is none.</summary>
    public long ToRow() => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) && number >= -1
        ? number
        : throw Fault("is no number of a row");

    /// <summary>A member of an enumeration.</summary>
    public TEnum To<TEnum>()
        where TEnum : struct, Enum
    {
        string text = ToText();
        return Enum.TryParse(text, out TEnum value) && Enum.IsDefined(value) && value.ToString() == text ? value : throw Fault($"is no {typeof(TEnum).Name}");
    }

    /// <summary>What is thrown where the value is not what it should be.</summary>
    /// <param name="problem">What it does, or is, or is not.</param>
    /// <param name="cause">Why, if something was thrown.</param>
    public DataException Fault(string problem, Exception? cause = null)
    {
        string message = $"{file} is damaged: {(path.Length == 0 ? "it" : path)} {problem}. Run the step that made it again.";
        return cause is null ? new DataException(message) : new DataException(message, cause);
    }

    private static IEnumerable<JsonPlace> Items(JsonElement array, string file, string path)
    {
        int at = 0;
        foreach (JsonElement item in array.EnumerateArray())
            yield return new JsonPlace(item, file, FormattableString.Invariant($"{path}[{at++}]"));
    }
}
