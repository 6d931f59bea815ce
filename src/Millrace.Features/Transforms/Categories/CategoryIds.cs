using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace Millrace.Features;

/// <summary>From the text of a category to its id: the kept ones first, then the buckets of all others, chosen by XXH3 of their UTF-8.</summary>
internal sealed class CategoryIds
{
    private readonly FrozenDictionary<string, int> _kept;

    public CategoryIds(ImmutableArray<string> values, int buckets, int missing)
    {
        Values = values;
        Buckets = buckets;
        Missing = missing;
        _kept = values.Select(static (value, id) => KeyValuePair.Create(value, id)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The kept values, each at its id.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Ids after those of the kept values.</summary>
    public int Buckets { get; }

    /// <summary>The id of a missing value, −1 for none.</summary>
    public int Missing { get; }

    public int this[string text] => _kept.TryGetValue(text, out int id) ? id : Values.Length + BucketOf(text);

    /// <summary>The bucket of a text that is not kept. Fixed for all time: fitted models rely on it.</summary>
    public int BucketOf(string text)
    {
        if (Buckets == 1)
            return 0;
        int size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = size <= 512 ? stackalloc byte[512] : new byte[size];
        int length = Encoding.UTF8.GetBytes(text, utf8);
        return (int)(XxHash3.HashToUInt64(utf8[..length]) % (ulong)Buckets);
    }
}
