using static TorchSharp.torch;

namespace Millrace.Torch.Tests.Predictors;

/// <summary>A network that gives as many numbers as it takes.</summary>
internal sealed class Doubled() : nn.Module<Tensor, Tensor>(nameof(Doubled)), INetwork<Doubled>
{
    public static string FormatName => "doubled";

    public string Description => "";

    public static Doubled Create(int width, string description) => new();

    public override Tensor forward(Tensor input) => input * 2;
}
