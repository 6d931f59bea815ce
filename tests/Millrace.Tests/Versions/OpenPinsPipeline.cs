namespace Millrace.Tests.Versions;

[Pipeline("open-pins")]
public sealed partial class OpenPinsPipeline
{
    private void Define()
    {
        MakeOpenPins.Step();
    }
}
