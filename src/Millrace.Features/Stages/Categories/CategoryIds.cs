using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>From the text of a category to its id: the kept ones first, then the buckets of all others, chosen by XXH3 of their UTF-8.</summary>
internal sealed class CategoryIds
{
    private const int Shown = 8;

    private readonly EntryIndex _kept;
    private readonly int _seed;

    /// <param name="values">The kept values, each at its id.</param>
    /// <param name="buckets">Ids after those of the kept values.</param>
    /// <param name="missing">The id of a missing value, <see cref="IdFlow.None"/> for none.</param>
    /// <param name="seed">The seed of the buckets' hash.</param>
    public CategoryIds(ImmutableArray<string> values, int buckets, int missing, int seed = 0)
    {
        (Values, Buckets, Missing, _seed) = (values, buckets, missing, seed);
        _kept = new EntryIndex(new ByteEntries());
        for (int id = 0; id < values.Length; id++)
        {
            if (_kept.FindOrAdd(Encoding.UTF8.GetBytes(values[id])) != id)
                throw new ArgumentException($"\"{values[id]}\" is kept twice.", nameof(values));
        }
    }

    // What is kept is the same, and is looked up in the same place.
    private CategoryIds(CategoryIds same, int buckets, int missing) =>
        (Values, Buckets, Missing, _kept, _seed) = (same.Values, buckets, missing, same._kept, same._seed);

    /// <summary>The kept values, each at its id.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Ids after those of the kept values.</summary>
    public int Buckets { get; }

    /// <summary>The id of a missing value, <see cref="IdFlow.None"/> for none.</summary>
    public int Missing { get; }

    /// <summary>
    /// What each id stands for: the kept values, then what is not kept, in parentheses. A value that begins with a parenthesis or a quotation mark stands in
    /// quotation marks, those within it doubled, so that no value is named like another or like what is not kept.
    /// </summary>
    public ImmutableArray<string> Meanings() => Buckets == 1
        ? [.. Values.Select(Name), "(other)"]
        : [.. Values.Select(Name), .. Enumerable.Range(1, Buckets).Select(static bucket => string.Create(CultureInfo.InvariantCulture, $"(other {bucket})"))];

    private static string Name(string value) => value is ['(' or '"', ..] ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    /// <summary>The same, where all that is not kept has one id and what is missing has none.</summary>
    public CategoryIds ForCounting() => new(this, buckets: 1, IdFlow.None);

    /// <summary>The same, where what is missing has the id of a text; the same where that is null.</summary>
    public CategoryIds WithMissingAs(string? text) => text is null ? this : new CategoryIds(this, Buckets, Of(text));

    /// <summary>Makes what looks the values of a column up.</summary>
    /// <param name="lane">The column.</param>
    /// <param name="context">What stages are bound with.</param>
    public IdFlow Bind(FeatureFlow lane, FlowContext context)
    {
        var column = (ColumnFlow)lane;
        CategoryIds ids = WithMissingAs(column.MissingAs);
        return column.OfRows(column.Shape.Accept(new IdFlowFactory(column.Source, ids, context)), ids.Missing);
    }

    /// <summary>The same of a column, or of the elements of a column of lists, any number of ids a row.</summary>
    /// <param name="lane">The column.</param>
    /// <param name="context">What stages are bound with.</param>
    public FeatureFlow BindAny(FeatureFlow lane, FlowContext context) =>
        lane is ColumnFlow { Shape: ListColumn } list ? BindLists(list, context) : Bind(lane, context);

    /// <summary>Makes what looks the elements of lists up.</summary>
    /// <param name="list">The lists.</param>
    /// <param name="context">What stages are bound with.</param>
    public IdListFlow BindLists(ColumnFlow list, FlowContext context) => new(list.Source, Bind(context.ItemsOf(list), context));

    /// <summary>Writes the kept values as a property of the object that is open.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("values");
        foreach (string value in Values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>The kept values as a person reads them.</summary>
    /// <param name="masked">Whether they must not be shown.</param>
    public string Describe(bool masked)
    {
        string shown = masked ? SensitiveAttribute.Mask : string.Join(", ", Values.Take(Shown).Select(static value => $"\"{value}\""));
        return Values.IsEmpty ? "no values" : $"{Values.Length} values: {shown}{(!masked && Values.Length > Shown ? ", …" : "")}";
    }

    /// <summary>The id of a text.</summary>
    /// <param name="utf8">The text.</param>
    public int Of(ReadOnlySpan<byte> utf8) => _kept.Find(utf8) is >= 0 and var id ? id : Unkept(utf8);

    /// <summary>The same of a text in UTF-16.</summary>
    /// <exception cref="DataException">It is no valid Unicode: half a surrogate pair stands alone.</exception>
    public int Of(string text)
    {
        using var utf8 = new Utf8Buffer(text, stackalloc byte[Utf8Buffer.OnStack]);
        return Of(utf8.Bytes);
    }

    /// <summary>The id of a text that is not kept. Fixed for all time: fitted models rely on it.</summary>
    public int Unkept(ReadOnlySpan<byte> utf8) => Values.Length + (Buckets == 1 ? 0 : (int)(XxHash3.HashToUInt64(utf8, _seed) % (ulong)Buckets));

    /// <summary>The same of a text in UTF-16.</summary>
    public int Unkept(string text)
    {
        using var utf8 = new Utf8Buffer(text, stackalloc byte[Utf8Buffer.OnStack]);
        return Unkept(utf8.Bytes);
    }
}
