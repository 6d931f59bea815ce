using System.Buffers;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Looks each text of a batch up once, where the first row has it, then rows by their codes.</summary>
internal sealed class TextEncoder<TWriter>(CategoryIds ids, TWriter writer) : FeatureEncoder
    where TWriter : struct, ICategoryWriter
{
    private const int OnStack = 256;
    private const int Unknown = -1;

    public override void Encode(Column column, Span<float> destination, int stride)
    {
        var texts = (TextColumn)column;
        int entries = texts.EntryCount;
        int[]? rented = entries > OnStack ? ArrayPool<int>.Shared.Rent(entries) : null;
        Span<int> idOfCode = rented ?? stackalloc int[OnStack];
        idOfCode[..entries].Fill(Unknown);
        ReadOnlySpan<int> codes = texts.Codes;
        TWriter local = writer;
        for (int i = 0; i < codes.Length; i++)
        {
            int id = ids.Missing;
            if (codes[i] >= 0)
            {
                ref int known = ref idOfCode[codes[i]];
                if (known == Unknown)
                    known = ids[texts.GetText(codes[i])];
                id = known;
            }

            local.Write(destination[(i * stride)..], id);
        }

        if (rented is not null)
            ArrayPool<int>.Shared.Return(rented);
    }
}
