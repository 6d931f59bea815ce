namespace Millrace.Features;

/// <summary>From numbers to numbers; a struct, so that the loop holds it. NaN is a missing number, and stays so unless the map is there to replace it.</summary>
internal interface INumberMap
{
    /// <summary>Puts in the place of each number what it becomes. What a number becomes depends on it alone, so that a row is the same alone and in a batch.</summary>
    void Map(Span<double> values);
}
