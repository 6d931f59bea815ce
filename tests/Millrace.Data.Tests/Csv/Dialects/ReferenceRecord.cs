namespace Millrace.Data.Tests.Csv;

/// <summary>A record as it stands in a file.</summary>
/// <param name="Fields">Its fields; of one that is missing it is said that it is not quoted.</param>
/// <param name="Line">The line in which it starts.</param>
/// <param name="Faulty">The line of what is wrong with its quotes or its end; null where nothing is.</param>
/// <param name="Invalid">The line of its first bytes that are no character; null where there are none.</param>
/// <param name="IsBlank">Whether nothing is in it.</param>
internal sealed record ReferenceRecord(ReferenceField[] Fields, long Line, long? Faulty, long? Invalid, bool IsBlank);
