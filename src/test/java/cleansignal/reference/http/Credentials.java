package cleansignal.reference.http;

import java.util.regex.Pattern;

/** The rules for addresses, names and new passwords. */
final class Credentials {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern PASSWORD =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).*", Pattern.DOTALL);

  private Credentials() {}

  static String email(BodyReader body) {
    String email = body.text("email");
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      body.complain("email", "Invalid email address", "invalid_format");
    }
    return email;
  }

  static String username(BodyReader body) {
    String username = body.text("username");
    if (username.length() < 3) {
      body.complain("username", "Username must be at least 3 characters", "too_small");
    } else if (username.length() > 32) {
      body.complain("username", "Username must be at most 32 characters", "too_big");
    } else if (!USERNAME.matcher(username).matches()) {
      body.complain(
          "username",
          "Username can only contain letters, numbers, underscores, and hyphens",
          "invalid_format");
    }
    return username;
  }

  static String newPassword(BodyReader body) {
    String password = body.text("password");
    if (password.length() < 8) {
      body.complain("password", "Password must be at least 8 characters", "too_small");
    } else if (password.length() > 128) {
      body.complain("password", "Password must be at most 128 characters", "too_big");
    }
    if (!PASSWORD.matcher(password).matches()) {
      body.complain(
          "password",
          "Password must contain at least one lowercase letter, one uppercase letter, and one number",
          "invalid_format");
    }
    return password;
  }
}
