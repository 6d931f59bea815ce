using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Millrace.Benchmarks.Training;

/// <summary>Two hidden layers, of 128 and 64 units: what everybody here trains.</summary>
public sealed class PointNetwork : nn.Module<Tensor, Tensor>
{
    private readonly Linear _first;
    private readonly Linear _second;
    private readonly Linear _third;

    /// <summary>Creates the network with libtorch's random numbers.</summary>
    public PointNetwork()
        : base(nameof(PointNetwork))
    {
        _first = nn.Linear(Points.Width, 128);
        _second = nn.Linear(128, 64);
        _third = nn.Linear(64, 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _third.call(_second.call(_first.call(input).relu()).relu());
}
