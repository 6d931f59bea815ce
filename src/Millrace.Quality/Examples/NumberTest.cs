using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds numbers by what they are as doubles.</summary>
/// <param name="isExample">Whether a number is an example.</param>
internal sealed class NumberTest<T>(Func<double, bool> isExample) : ExampleTest
    where T : unmanaged, INumber<T>
{
    public override int Next(Column values, int start)
    {
        ReadOnlySpan<T> all = ((ValueColumn<T>)values).Values;
        int place = start;
        while (place < all.Length && !(isExample(double.CreateTruncating(all[place])) && !values.IsMissing(place)))
            place++;
        return place;
    }
}
