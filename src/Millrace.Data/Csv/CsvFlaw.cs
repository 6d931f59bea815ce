namespace Millrace.Data;

/// <summary>Why no row can be read from a place of a block on.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">Where in the block the faulty record starts.</param>
/// <param name="At">Up to where in the block it was understood.</param>
/// <param name="Fields">Fields of the record, where their number is what is wrong.</param>
/// <param name="Cause">What the file system said.</param>
/// <param name="Fault">The misplaced quote, where there is one.</param>
internal sealed record CsvFlaw(CsvFlawKind Kind, int Start, int At, int Fields = 0, Exception? Cause = null, CsvFault? Fault = null);
