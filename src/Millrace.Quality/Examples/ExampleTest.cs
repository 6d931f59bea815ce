using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds values that are examples of an anomaly. Not for several threads at once.</summary>
internal abstract class ExampleTest
{
    /// <summary>The place of the next example.</summary>
    /// <param name="values">Values, or the elements of lists.</param>
    /// <param name="start">The first place that is looked at.</param>
    /// <returns>The place; as many as there are values where none follows.</returns>
    public abstract int Next(Column values, int start);
}
