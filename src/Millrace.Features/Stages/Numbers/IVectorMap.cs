using System.Runtime.Intrinsics;

namespace Millrace.Features;

/// <summary>A map of several numbers at once. What a number becomes depends on it alone, wherever it stands among them.</summary>
internal interface IVectorMap : INumberMap
{
    /// <summary>What each number becomes.</summary>
    Vector256<double> Of(Vector256<double> values);
}
