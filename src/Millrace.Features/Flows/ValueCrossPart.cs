using System.Text;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The part of values of fixed width, by their invariant texts.</summary>
internal sealed class ValueCrossPart<T>(int source, ValueFormat<T> format) : CrossPart(missingAs: null)
    where T : struct
{
    private const int Utf8Length = 128;

    public override void Write(FeatureWork work, int first, int count, Span<byte> parts, int stride)
    {
        var column = (ValueColumn<T>)work.Columns[source];
        ReadOnlySpan<T> values = column.Values.Slice(first, count);
        Span<byte> utf8 = stackalloc byte[Utf8Length];
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> part = parts.Slice(i * stride, Length);
            if (mayMiss && column.IsMissing(first + i))
                PutMissing(part);
            else
                Put(format.TryFormat(values[i], utf8, out int written) ? utf8[..written] : Encoding.UTF8.GetBytes(format.Format(values[i])), part);
        }
    }
}
