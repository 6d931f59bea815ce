namespace Millrace.Data.Tests;

/// <summary>Lists that take little memory, so that they can be long.</summary>
[Schema]
public partial record struct Marks
{
    [Column("flags")] public bool[] Flags { get; init; }
    [Column("levels")] public int[] Levels { get; init; }
    [Column("scores")] public float[] Scores { get; init; }
    [Column("counts")] public short?[]? Counts { get; init; }
    [Column("words")] public string[] Words { get; init; }
}
