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
        Read(column, ids, work.IdsOfCodes(slot, column.EntryCount), first, found);
    }

    /// <summary>Reads some rows of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="idOfCode">The ids of the batch's codes as far as they are known.</param>
    /// <param name="first">The first row.</param>
    /// <param name="found">Receives an id a row.</param>
    public static void Read(TextColumn column, CategoryIds ids, Span<int> idOfCode, int first, Span<int> found)
    {
        ReadOnlySpan<int> codes = column.Codes.Slice(first, found.Length);
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
