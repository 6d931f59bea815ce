namespace Millrace.Features;

/// <summary>What learns of each key.</summary>
internal interface IKeyedAnalyser
{
    /// <summary>Rows whose key has no finite number in any row.</summary>
    long Unkept { get; }
}
