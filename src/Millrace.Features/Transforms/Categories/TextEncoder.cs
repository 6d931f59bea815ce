using System.Buffers;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Looks each distinct text of a batch up once, then each row by its code.</summary>
internal sealed class TextEncoder<TWriter>(CategoryIds ids, TWriter writer) : FeatureEncoder
    where TWriter : struct, ICategoryWriter
{
    private const int OnStack = 256;

    public override void Encode(Column column, Span<float> destination, int stride)
    {
        var texts = (TextColumn)column;
        int entries = texts.EntryCount;
        int[]? rented = entries > OnStack ? ArrayPool<int>.Shared.Rent(entries) : null;
        Span<int> idOfCode = rented ?? stackalloc int[OnStack];
        for (int i = 0; i < entries; i++)
            idOfCode[i] = ids[texts.GetText(i)];

        ReadOnlySpan<int> codes = texts.Codes;
        TWriter local = writer;
        for (int i = 0; i < codes.Length; i++)
            local.Write(destination[(i * stride)..], codes[i] < 0 ? ids.Missing : idOfCode[codes[i]]);
        if (rented is not null)
            ArrayPool<int>.Shared.Return(rented);
    }
}
