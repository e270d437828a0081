namespace CourseMatch.Host.Tests.Nights;

/// <summary>What a worker is killed in the middle of.</summary>
internal enum NightScene
{
    /// <summary>Anything: some time after the night was asked for.</summary>
    Anything,

    /// <summary>A transaction that writes.</summary>
    Writing,

    /// <summary>The step that publishes.</summary>
    Publishing,

    /// <summary>A message that is claimed or being handed over.</summary>
    Sending,
}

/// <summary>A seeded moment.</summary>
/// <param name="Scene">What has to be going on.</param>
/// <param name="Delay">How long after that.</param>
internal sealed record NightMoment(NightScene Scene, TimeSpan Delay)
{
    public static NightMoment Choose(Random random)
    {
        var scene = Enum.GetValues<NightScene>()[random.Next(4)];
        return new NightMoment(scene, TimeSpan.FromMilliseconds(random.NextDouble() * scene switch
        {
            NightScene.Anything => 1500,
            NightScene.Writing => 20,
            NightScene.Publishing => 40,
            NightScene.Sending => 60,
        }));
    }
}
