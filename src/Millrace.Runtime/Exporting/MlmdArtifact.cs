namespace Millrace.Runtime;

/// <summary>An artifact that was written.</summary>
/// <param name="Id">Its number in the file.</param>
/// <param name="Traits">What it is.</param>
internal readonly record struct MlmdArtifact(long Id, MlmdTraits Traits);
