using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds values that are there, or those that are not.</summary>
/// <param name="isPresent">Whether those that are there.</param>
internal sealed class PresentTest(bool isPresent) : ExampleTest
{
    public override int Next(Column values, int start)
    {
        if (!isPresent && values.MissingCount == 0)
            return values.Count;
        int place = start;
        while (place < values.Count && values.IsMissing(place) == isPresent)
            place++;
        return place;
    }
}
