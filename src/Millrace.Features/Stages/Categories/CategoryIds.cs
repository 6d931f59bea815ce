using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>From the text of a category to its id: the kept ones first, then the buckets of all others, chosen by XXH3 of their UTF-8.</summary>
internal sealed class CategoryIds
{
    private readonly ByteEntries _texts = new();
    private readonly EntryIndex _kept;

    /// <param name="values">The kept values, each at its id.</param>
    /// <param name="buckets">Ids after those of the kept values.</param>
    /// <param name="missing">The id of a missing value, <see cref="IdFlow.None"/> for none.</param>
    public CategoryIds(ImmutableArray<string> values, int buckets, int missing)
    {
        (Values, Buckets, Missing) = (values, buckets, missing);
        _kept = new EntryIndex(_texts);
        for (int id = 0; id < values.Length; id++)
        {
            if (_kept.FindOrAdd(Encoding.UTF8.GetBytes(values[id])) != id)
                throw new ArgumentException($"\"{values[id]}\" is kept twice.", nameof(values));
        }
    }

    /// <summary>The kept values, each at its id.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Ids after those of the kept values.</summary>
    public int Buckets { get; }

    /// <summary>The id of a missing value, <see cref="IdFlow.None"/> for none.</summary>
    public int Missing { get; }

    /// <summary>The same ids where missing values are taken for a text.</summary>
    public CategoryIds WithMissingAs(string text) => new(Values, Buckets, Of(Encoding.UTF8.GetBytes(text)));

    /// <summary>The id of a text.</summary>
    /// <param name="utf8">The text.</param>
    public int Of(ReadOnlySpan<byte> utf8) => _kept.Find(utf8) is >= 0 and var id ? id : Unkept(utf8);

    /// <summary>The id of a text that is not kept. Fixed for all time: fitted models rely on it.</summary>
    public int Unkept(ReadOnlySpan<byte> utf8) => Values.Length + (Buckets == 1 ? 0 : (int)(XxHash3.HashToUInt64(utf8) % (ulong)Buckets));

    /// <summary>The same of a text in UTF-16.</summary>
    public int Unkept(string text)
    {
        if (Buckets == 1)
            return Values.Length;
        int size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = size <= 512 ? stackalloc byte[512] : new byte[size];
        return Unkept(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }
}
