using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Millrace.Torch.Tests.Predictors;

/// <summary>A network with a normalised layer, which keeps means, deviations and a count beside its weights.</summary>
internal sealed class Normalised : nn.Module<Tensor, Tensor>, INetwork<Normalised>
{
    private readonly BatchNorm1d _norm;
    private readonly Linear _linear;

    public Normalised(int width)
        : base(nameof(Normalised))
    {
        _norm = nn.BatchNorm1d(width);
        _linear = nn.Linear(width, 1);
        RegisterComponents();
    }

    public static string FormatName => "normalised";

    public string Description => "";

    public static Normalised Create(int width, string description) => new(width);

    public override Tensor forward(Tensor input) => _linear.call(_norm.call(input));
}
