namespace Millrace.Features.Tests.Generated;

[Features<OddRow>]
internal partial record struct ColourFeatures
{
    [Vocabulary]
    public int Colour { get; init; }
}
