package cleansignal.reference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row stands in the captured metrics of the real target. */
class PathLabelsTest {

  @ParameterizedTest
  @CsvSource({
    "/api/auth/login, /api/auth, 200, /login",
    "/api/auth/login, /api/auth, 401, /api/auth/login",
    "/api/auth/register, /api/auth, 201, /:id",
    "/api/auth/logout-all, /api/auth, 200, /logout-all",
    "/api/games, /api/games, 201, /",
    "/api/games, /api/games, 500, /api/games",
    "/api/games/, /api/games, 500, /api/games/",
    "/api, /api, 200, /",
    "/api/games/cmwq6m73z0002af7d0gthcxxx, /api/games, 200, /:id",
    "/api/games/cmwq6m73z0002af7d0gthcxxx/, /api/games, 200, /:id/",
    "/api/games/123e4567-e89b-42d3-a456-426614174000, /api/games, 404, /api/games/:id",
    "/api/games/ab, /api/games, 400, /api/games/ab",
    "/api/games/cmwq6m73z0002af7d0gthcxxx/join, /api/games, 200, /:id/join",
    "/api/games/matchmaking/stats, /api/games, 200, /:id/stats",
    "/api/games/cmwq6m73z0002af7d0gthcxxx/diagnostics/session, /api/games, 200, /:id/:id/session",
    "/api/games/fixtures/decision-phase, /api/games, 404, /api/games/:id/decision-phase",
    "/api/internal/health/live, /api/internal, 200, /health/live",
    "/api/users/cmwq6m73z0002af7d0gthcxxx/public-profile, /api/users, 400, /api/users/:id/public-profile"
  })
  void labelsAsTheTargetDoes(String path, String mount, int status, String label) {
    assertThat(PathLabels.of(path, mount, status)).isEqualTo(label);
  }
}
