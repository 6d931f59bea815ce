using Millrace.Data;

namespace Millrace.Features;

/// <summary>Looks each text of a batch up once, where the first row has it, then rows by their codes.</summary>
/// <param name="source">The source's place.</param>
/// <param name="ids">The ids.</param>
/// <param name="slot">Where the ids of a batch's codes are kept meanwhile.</param>
internal sealed class TextIdFlow(int source, CategoryIds ids, int slot) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> found)
    {
        var column = (TextColumn)work.Columns[source];
        ReadOnlySpan<int> codes = column.Codes.Slice(first, found.Length);
        Span<int> idOfCode = work.IdsOfCodes(slot, column.EntryCount);
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
            {
                found[i] = ids.Missing;
                continue;
            }

            ref int known = ref idOfCode[codes[i]];
            if (known == FeatureWork.Unknown)
                known = ids.Of(column.GetBytes(codes[i]));
            found[i] = known;
        }
    }
}
