using Millrace.Data;

namespace Millrace.Features;

/// <summary>Features that can be computed from rows of one schema.</summary>
/// <typeparam name="TSelf">The feature set.</typeparam>
/// <typeparam name="TRow">The row type; it has every column of <see cref="IFeatures{TSelf}.InputSchema"/>.</typeparam>
public interface IFeatures<TSelf, TRow> : IFeatures<TSelf>
    where TSelf : struct, IFeatures<TSelf, TRow>
    where TRow : struct, ISchema<TRow>;
