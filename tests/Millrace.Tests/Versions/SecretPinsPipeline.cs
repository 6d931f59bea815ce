namespace Millrace.Tests.Versions;

[Pipeline("secret-pins")]
public sealed partial class SecretPinsPipeline
{
    private void Define()
    {
        MakeSecretPins.Step();
    }
}
